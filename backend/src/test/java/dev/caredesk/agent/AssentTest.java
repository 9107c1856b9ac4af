package dev.caredesk.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caredesk.api.ProposalKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssentTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes",
                "Yes.",
                "YES!",
                "yes please",
                "Yes, please book it",
                "yep",
                "sure, go ahead",
                "Sure thing!",
                "ok",
                "Okay, thanks",
                "sounds good",
                "That should do.",
                "perfect, thank you",
                "that works for me",
                "Yes, that's correct.",
                "book it",
                "please do",
                "Great, thanks!",
                "I confirm",
                "👍",
                "yes and what is the address?",
                "Yes. Do they offer cosmetic services?",
                "Yes, please. Where is it?",
                "Yes, that's right. What's their phone number?",
                "yes, tell me the address please",
                "Absolutely, let's do it",
                "why not",
                "fine by me",
                "Yeah that is fine",
                "That’s great"
            })
    void yesInItsManyForms(String text) {
        assertThat(Assent.read(text)).isEqualTo(Assent.YES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no",
                "No, thanks.",
                "nope",
                "not right now",
                "Not now, thank you",
                "no thank you",
                "don't book it",
                "please do not",
                "forget it",
                "never mind",
                "cancel that",
                "I don't want it",
                "I changed my mind",
                "that doesn't work for me",
                "👎",
                "absolutely not"
            })
    void noInItsManyForms(String text) {
        assertThat(Assent.read(text)).isEqualTo(Assent.NO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes, but at 3",
                "no, make it Tuesday",
                "yes if Dr. Chen is there",
                "maybe",
                "I guess",
                "yes?",
                "ok, what about Tuesday?",
                "yes, is Tuesday free?",
                "sure, but can it be later",
                "not sure",
                "yes no",
                "no problem, what else is there?",
                "thanks",
                "hello",
                "",
                "is that right?",
                "yes, at 11 instead",
                "yes for my son",
                "yes, the other one",
                "can you book it for 3?",
                "ok I will think about it",
                "yes unless it is raining",
                "I would like something earlier",
                "yesterday",
                "is it good?",
                "book it for Monday",
                "who knows",
                "yes, can you move it?",
                "okay but first tell me the address",
                "don't say yes",
                "yes, do you have anything else?",
                "would that be fine",
                "not bad",
                "no, that is fine",
                "yes, can I get a different doctor?"
            })
    void everythingElseIsUnclear(String text) {
        assertThat(Assent.read(text)).isEqualTo(Assent.UNCLEAR);
    }

    @ParameterizedTest
    @CsvSource({
        "CANCEL,'yes, cancel it',YES",
        "CANCEL,'please cancel my appointment',YES",
        "CANCEL,'no, keep it',NO",
        "CANCEL,'do not cancel',NO",
        "CANCEL,'book it',UNCLEAR",
        "BOOK,'yes, cancel it',UNCLEAR",
        "BOOK,'cancel',NO",
        "BOOK,'move it',UNCLEAR",
        "RESCHEDULE,'yes, move it',YES",
        "RESCHEDULE,'cancel it',UNCLEAR",
        "RESCHEDULE,'leave it as it is',NO"
    })
    void verbsCountForTheirKindOfProposal(ProposalKind kind, String text, Assent expected) {
        assertThat(Assent.read(text, kind)).isEqualTo(expected);
    }
}
