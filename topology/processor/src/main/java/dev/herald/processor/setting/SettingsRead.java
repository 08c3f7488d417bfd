package dev.herald.processor.setting;

import java.util.List;

/**
 * Settings as they were read, right or wrong.
 *
 * @param settings what could be read
 * @param faults what is wrong, each naming key, value, origin and what was expected; none where all is well
 * @param secrets what was given and must not be shown
 */
public record SettingsRead(Settings settings, List<String> faults, Secrets secrets) {}
