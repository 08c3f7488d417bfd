package dev.herald.processor.setting;

/** The table of all settings, for documents. */
public final class SettingsTable {

    private SettingsTable() {}

    /** Returns the table in Markdown. */
    public static String markdown() {
        StringBuilder table = new StringBuilder("| key | default | value | what it does |\n|---|---|---|---|\n");
        HeraldSettings.ALL.forEach(setting -> row(setting, table));
        HeraldSettings.PER_CONTEXT.forEach(setting -> row(setting, table));
        return table.toString();
    }

    private static void row(Setting<?> setting, StringBuilder table) {
        table.append("| `").append(setting.key()).append("` | ");
        table.append(setting.fallback().isEmpty() ? "" : "`" + setting.fallback() + "`")
                .append(" | ");
        table.append(setting.kind().range())
                .append(setting.secret() ? "; secret" : "")
                .append(" | ");
        table.append(setting.doc()).append(" |\n");
    }
}
