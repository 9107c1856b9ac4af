package dev.caredesk.chat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long conversations are kept. Environment: {@code RETENTION_DAYS}, {@code RETENTION_EVERY}. */
@ConfigMapping(prefix = "retention")
public interface RetentionSettings {

    /** How many days after its last use a conversation is deleted. */
    @WithDefault("30")
    int days();

    /** How often each task looks for what is to be deleted. */
    @WithDefault("PT1H")
    Duration every();
}
