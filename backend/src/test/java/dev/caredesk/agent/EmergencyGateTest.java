package dev.caredesk.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.agent.EmergencyWords.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmergencyGateTest {

    private final EmergencyWords words = EmergencyWords.load();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I have chest pain",
                "My chest hurts and my left arm is numb",
                "there's an elephant on my chest",
                "I can't breathe",
                "I cannot catch my breath",
                "my son is having trouble breathing",
                "I’m struggling to breathe",
                "short of breath since this morning",
                "My wife's face is drooping and her speech is slurred",
                "I think I'm having a stroke",
                "I think I am having a heart attack",
                "he has a seizure right now",
                "bleeding won't stop",
                "I am bleeding heavily",
                "I'm coughing up blood",
                "she is unconscious",
                "my dad passed out",
                "I took too many pills",
                "she overdosed",
                "my throat is closing up",
                "my baby is turning blue",
                "call an ambulance",
                "This is an emergency!",
                "I had chest pain last year and now it is back",
                "I do not feel well, chest pain",
                "worst headache of my life",
                "my water broke",
                "CHEST PAIN!!!",
                "Book me for Monday. Also I have severe chest pain.",
            })
    void recognisesMedicalEmergencies(String text) {
        assertThat(words.find(text)).isPresent().get().isNotEqualTo(Kind.CRISIS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I want to die",
                "I'm going to kill myself",
                "I feel suicidal",
                "I don't want to live anymore",
                "I have been thinking about hurting myself",
                "everyone is better off without me, better off dead",
                "I want to end it all",
            })
    void recognisesCrises(String text) {
        assertThat(words.find(text)).contains(Kind.CRISIS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I had chest pain last year",
                "no chest pain, just a check-up",
                "I don't have chest pain or trouble breathing",
                "a specialist for stroke rehab",
                "I need a follow-up after my heart attack in 2024",
                "my father has a history of heart attack, I want screening",
                "I need a knee specialist on Monday morning",
                "my knee hurts",
                "it's not an emergency",
                "This is not an emergency, I just need an appointment",
                "what is your emergency number policy?",
                "I hurt myself playing football",
                "I am not suicidal",
                "numbness in my fingers for weeks",
                "can I book for 9:11?",
                "cancel my appointment",
                "my back is killing me",
                "I had a seizure 5 years ago, need a neurologist",
                "yes please",
            })
    void leavesOtherTurnsAlone(String text) {
        assertThat(words.find(text)).isEmpty();
    }
}
