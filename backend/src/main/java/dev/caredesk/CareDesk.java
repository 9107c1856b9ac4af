package dev.caredesk;

import dev.caredesk.agent.model.InvalidModel;
import dev.caredesk.agent.model.Models;
import dev.caredesk.agent.remote.InvalidAgentUrl;
import dev.caredesk.agent.remote.RemoteAgentAddress;
import dev.caredesk.confirmation.InvalidPublicUrl;
import dev.caredesk.confirmation.PublicUrl;
import dev.caredesk.database.DatabaseConfiguration;
import dev.caredesk.database.InvalidDatabaseSettings;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import org.eclipse.microprofile.config.ConfigProvider;

/** Starts the backend, once it is clear which database it works on and who answers. */
@QuarkusMain
public class CareDesk {

    /** Starts the backend. */
    public static void main(String... arguments) {
        try {
            var config = ConfigProvider.getConfig();
            SettingsCheck.check(config);
            Models.check(config);
            RemoteAgentAddress.check();
            PublicUrl.check();
            DatabaseConfiguration.prepare();
        } catch (InvalidSettings | InvalidModel | InvalidDatabaseSettings | InvalidAgentUrl | InvalidPublicUrl e) {
            System.err.println(e.getMessage());
            Runtime.getRuntime().halt(1); // an orderly exit would print what the log has buffered so far
        }
        Quarkus.run(arguments);
    }
}
