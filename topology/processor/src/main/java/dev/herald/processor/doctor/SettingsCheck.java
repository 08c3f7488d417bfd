package dev.herald.processor.doctor;

import dev.herald.processor.doctor.Finding.Fine;
import dev.herald.processor.doctor.Finding.Warning;
import dev.herald.processor.setting.EffectiveSetting;
import dev.herald.processor.setting.Settings;
import java.util.List;

/** Whether settings are odd; wrong ones have ended the command before. */
record SettingsCheck(Settings settings) implements Check {

    @Override
    public String name() {
        return "settings";
    }

    @Override
    public Needs needs() {
        return Needs.NOTHING;
    }

    @Override
    public List<Finding> look() {
        if (settings.warnings().isEmpty()) {
            long given = settings.effective().stream()
                    .filter(EffectiveSetting::isGiven)
                    .count();
            return List.of(new Fine(given + " given, none wrong"));
        }
        return settings.warnings().stream()
                .<Finding>map(
                        warning -> new Warning(
                                warning,
                                "correct or remove it, unless a plugin or another command reads it; `herald settings --given` shows all"))
                .toList();
    }
}
