package dev.caredesk.evaluation.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caredesk.evaluation.dialogue.DatePhrase;
import dev.caredesk.evaluation.dialogue.IntentTurn;
import dev.caredesk.evaluation.dialogue.Material.Dialogues;
import dev.caredesk.evaluation.dialogue.Material.Intents;
import dev.caredesk.evaluation.dialogue.Material.Phrases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFileTest {

    @TempDir
    Path folder;

    @Test
    void recognisesEachFormatByItsFields() throws IOException {
        assertThat(DataFile.read(file("""
                {"id": "a", "kind": "dentist", "bookings": [], "turns": [{"user": "Hi"}]}
                """))).isInstanceOf(Dialogues.class);
        assertThat(DataFile.read(file("""
                {"id": 7, "user_task": "You are Kim.", "events": [{"who": "user", "text": "Hi"}]}
                """))).isInstanceOf(Dialogues.class);
        assertThat(DataFile.read(file("""
                {"slot": "appointment_date", "text": "the day of the fair", "canonical": "2019-03-20"}
                {"slot": "appointment_time", "text": "tea time", "canonical": "16:00"}
                """)))
                .isEqualTo(new Phrases(List.of(
                        new DatePhrase("the day of the fair", false, "2019-03-20"),
                        new DatePhrase("tea time", true, "16:00"))));
    }

    @Test
    void readsOnlyIntentsThatADeskCanHave() throws IOException {
        var material = DataFile.read(file("""
                {"id": "x", "turn": 2, "user": "Put me down for the vet", "coarse_intent": "create"}
                {"id": "y", "turn": 0, "user": "Tell me a joke", "coarse_intent": "oos"}
                """));

        assertThat(material)
                .isEqualTo(new Intents(List.of(new IntentTurn("x/2", "Put me down for the vet", "create"))));
    }

    @Test
    void saysWhatIsWrongWithAFile() throws IOException {
        Path broken = file("{\"id\": 1}\n{\"id\": \n");
        Path unknown = file("{\"question\": \"?\"}\n");
        Path incomplete = file("{\"id\": \"a\", \"kind\": \"dentist\", \"turns\": [{\"said\": \"Hi\"}]}\n");

        assertThatThrownBy(() -> DataFile.read(broken))
                .isInstanceOf(UnreadableData.class)
                .hasMessageContaining(":2 is no JSON");
        assertThatThrownBy(() -> DataFile.read(unknown))
                .isInstanceOf(UnreadableData.class)
                .hasMessageContaining("no format");
        assertThatThrownBy(() -> DataFile.read(incomplete))
                .isInstanceOf(UnreadableData.class)
                .hasMessageContaining("user is missing");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "data", ".jsonl"), text);
    }
}
