package dev.caredesk.forms;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.restassured.OpenApiValidationFilter;
import io.restassured.filter.Filter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Holds requests and answers of tests to the contract as it is served. */
public final class Contract {

    private static final Filter WHOLE = new OpenApiValidationFilter(
            OpenApiInteractionValidator.createForInlineApiSpecification(text()).build());
    private static final Filter ANSWER =
            new OpenApiValidationFilter(OpenApiInteractionValidator.createForInlineApiSpecification(text())
                    .withLevelResolver(LevelResolver.create()
                            .withLevel("validation.request", ValidationReport.Level.IGNORE)
                            .build())
                    .build());

    private Contract() {}

    /** Request and answer have to be as the contract says. */
    public static Filter whole() {
        return WHOLE;
    }

    /** The answer has to be; the request is wrong on purpose. */
    public static Filter answer() {
        return ANSWER;
    }

    /** The document. */
    public static String text() {
        try (var document = Contract.class.getResourceAsStream("/META-INF/openapi.yaml")) {
            return new String(document.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
