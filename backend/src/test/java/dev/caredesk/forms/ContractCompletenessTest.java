package dev.caredesk.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.caredesk.api.ProblemCode;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ContractCompletenessTest {

    private final OpenAPI contract =
            new OpenAPIV3Parser().readContents(Contract.text()).getOpenAPI();

    @Test
    void everyOperationIsAnsweredByCodeAndNoCodeAnswersAnythingElse() {
        var written = contract.getPaths().entrySet().stream()
                .flatMap(path -> path.getValue().readOperationsMap().keySet().stream()
                        .map(method -> method + " " + path.getKey()))
                .collect(Collectors.toCollection(TreeSet::new));
        var coded = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.caredesk").stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .flatMap(ContractCompletenessTest::operations)
                        // the contract is all below /api; here is what other agents look for at a host
                        .filter(operation -> !operation.equals("GET /.well-known/agent-card.json"))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(coded).isEqualTo(written);
    }

    @Test
    void everyOperationHasAnExampleOfItsSuccess() {
        contract.getPaths()
                .forEach((path, item) -> item.readOperations()
                        .forEach(operation -> operation.getResponses().entrySet().stream()
                                .filter(response -> response.getKey().startsWith("2"))
                                .map(response -> response.getValue().get$ref() == null
                                        ? response.getValue()
                                        : contract.getComponents()
                                                .getResponses()
                                                .get(response.getValue()
                                                        .get$ref()
                                                        .replaceAll(".*/", "")))
                                .filter(response -> response.getContent() != null)
                                .flatMap(response -> response.getContent().values().stream())
                                .forEach(content -> assertThat(
                                                content.getExample() != null || content.getExamples() != null)
                                        .as("example of %s %s", operation.getOperationId(), path)
                                        .isTrue())));
    }

    @Test
    void theProblemCodesAreThoseOfTheCode() {
        List<?> codes = contract.getComponents().getSchemas().get("ProblemCode").getEnum();

        assertThat(codes)
                .map(Object::toString)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(ProblemCode.values()).map(Enum::name).toList());
    }

    private static Stream<String> operations(JavaClass type) {
        return type.getMethods().stream()
                .flatMap(method -> method.getAnnotations().stream()
                        .filter(annotation -> annotation.getRawType().isAnnotatedWith(HttpMethod.class))
                        .map(annotation -> annotation.getRawType().getSimpleName() + " " + path(type, method)));
    }

    private static String path(JavaClass type, JavaMethod method) {
        var base = type.getAnnotationOfType(Path.class).value();
        var rest = method.tryGetAnnotationOfType(Path.class).map(Path::value).orElse("");
        var whole = (base + (rest.isEmpty() || base.endsWith("/") || rest.startsWith("/") ? "" : "/") + rest);
        return whole.replaceAll("\\{(\\w+)\\s*:[^}]*}", "{$1}");
    }
}
