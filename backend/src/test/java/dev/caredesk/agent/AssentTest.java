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
                "yes please, thanks, bye",
                "book it, goodbye",
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
                "That’s great",
                "Yes. Where is it located?",
                "Yes, please. Can I also have their phone number?",
                "Exactly. How are they rated?",
                "Great, what is Dr. Chen's address? Does she do cosmetic work?",
                "Yes, I also want to know if they speak Spanish",
                "It all sounds perfectly fine to me",
                "that time would be ideal",
                "yes please do..I will get my things ready",
                "Yes please. My neighbour says she is wonderful",
                "Yes, and please book my son too",
                "Yes. Also, my daughter needs a checkup. Is there something at the same time?",
                "Perfect! One more thing. My wife has a cough as well.",
                "oh great, I was worried it would take weeks. yes, book it",
                "Well it has been hurting all week so yes that would be great, thank you",
                "my husband always says I am too careless, so yes, let's do that",
                "I was afraid you were full. Yes please"
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
                "absolutely not",
                "No, I'm good.",
                "no, that's ok",
                "No thanks, that was all I wanted. Bye!",
                "No, I would not like to make an appointment.",
                "I do not need one at the moment",
                "Okay. No, thank you.",
                "Not just now.",
                "Nothing, thanks a lot",
                "No, I have decided not to"
            })
    void noInItsManyForms(String text) {
        assertThat(Assent.read(text)).isEqualTo(Assent.NO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes, but at 3",
                "no, make it Tuesday",
                "no sorry, it's for me",
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
                "yes, can I get a different doctor?",
                "yes, but at 12?",
                "Yes make it Tuesday",
                "yes. make it Tuesday",
                "I would like to find a dentist",
                "yes I want a doctor who speaks Spanish",
                "Yes. The name is Dr. Brown",
                "Yes. I'd say Dr. Brown",
                "Yes. Dr. Brown please",
                "Yes please. It is for my son",
                "Yes. Also at 4 for my son instead",
                "Yes, also can it be earlier",
                "Yes. I am free on Monday",
                "Yes. I hope it can be earlier",
                "yes if they accept my insurance",
                "Yes. Only if it is free of charge",
                "great, is she available on Friday?",
                "ok so what else do you have",
                "no, I want another one",
                "No, that time is fine, but I want Dr. Brown",
                "No, I need an appointment",
                "That's all, thank you",
                "ok, thanks, bye",
                "That's fine. I'll manage. Goodbye",
                "great, thank you, goodbye",
                "Is it good",
                "that is not good",
                "is that time okay?",
                "I was worried. Book it for Monday",
                "It is for Bob. Yes, book it",
                "I am not sure. Yes",
                "he said it has to be Tuesday, so yes",
                "I hope she is free earlier. Yes",
                "are they any good? Yes",
                "it hurts but yes if it is free"
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

    @ParameterizedTest
    @CsvSource({
        "CANCEL,'cancel my appointment',true",
        "CANCEL,'ok, cancel it please',true",
        "CANCEL,'Yes, cancel it',false",
        "CANCEL,'ok',false",
        "CANCEL,'cancel it 👍',false",
        "RESCHEDULE,'move it',true",
        "RESCHEDULE,'go ahead and move it',true",
        "RESCHEDULE,'sounds good, move it',false",
        "BOOK,'I would like to book',true",
        "BOOK,'book it, thank you',true",
        "BOOK,'perfect, book it',false"
    })
    void aWishAloneIsToldFromAYes(ProposalKind kind, String text, boolean expected) {
        assertThat(Assent.onlyWishes(text, kind)).isEqualTo(expected);
    }
}
