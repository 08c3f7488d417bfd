package dev.herald.processor.setting;

/** The table of all settings, for documents. */
public final class SettingsTable {

    private SettingsTable() {}

    /** Returns the table in Markdown. */
    public static String markdown() {
        StringBuilder table = new StringBuilder("| key | default | value | what it does |\n|---|---|---|---|\n");
        for (Setting<?> setting : HeraldSettings.ALL) {
            table.append("| `").append(setting.key()).append("` | ");
            table.append(setting.fallback().isEmpty() ? "" : "`" + setting.fallback() + "`")
                    .append(" | ");
            table.append(setting.kind().range())
                    .append(setting.secret() ? "; secret" : "")
                    .append(" | ");
            table.append(setting.doc()).append(" |\n");
        }
        return table.toString();
    }
}
