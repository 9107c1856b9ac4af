import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Makes the code that Quarkus generates the same in every build. Startup steps hand values on by names such as
 * {@code proxykey73}, whose numbers come from one counter of build steps that run side by side: they are counted anew here,
 * in the order of the classes' names and of each class's constants. Nothing else of a class changes, since only texts of its
 * constant pool do. Usage: {@code java SettleNames.java generated-bytecode.jar}
 */
final class SettleNames {

    private static final Pattern NAME = Pattern.compile("proxykey\\d+");
    private static final int CLASS_FILE = 0xCAFEBABE;
    private static final int BYTES_BEFORE_CONSTANTS = 8;
    // The one kind of constant that is a text; its bytes follow their number
    private static final int TEXT = 1;
    // Java's format of class files, version 25, table 4.4: bytes by kind
    private static final Map<Integer, Integer> LENGTHS = Map.ofEntries(
            Map.entry(3, 4), Map.entry(4, 4), Map.entry(5, 8), Map.entry(6, 8), Map.entry(7, 2), Map.entry(8, 2),
            Map.entry(9, 4), Map.entry(10, 4), Map.entry(11, 4), Map.entry(12, 4), Map.entry(15, 3), Map.entry(16, 2),
            Map.entry(17, 4), Map.entry(18, 4), Map.entry(19, 2), Map.entry(20, 2));

    /** A file of the jar. */
    private record Entry(LocalDateTime time, byte[] bytes) {}

    private final Map<String, String> settled = new HashMap<>();

    private SettleNames() {}

    public static void main(String... arguments) throws IOException {
        var jar = Path.of(arguments[0]);
        if (Files.exists(jar)) { // as long as the package is one of folders
            settle(jar);
        }
    }

    private static void settle(Path jar) throws IOException {
        var files = read(jar);
        var names = new SettleNames();
        new TreeMap<>(files).forEach((name, file) -> {
            if (name.endsWith(".class")) {
                files.put(name, new Entry(file.time(), names.settle(file.bytes())));
            }
        });
        write(jar, files);
    }

    private static Map<String, Entry> read(Path jar) throws IOException {
        var files = new LinkedHashMap<String, Entry>();
        try (var input = new ZipInputStream(Files.newInputStream(jar))) {
            for (var entry = input.getNextEntry(); entry != null; entry = input.getNextEntry()) {
                files.put(entry.getName(), new Entry(entry.getTimeLocal(), input.readAllBytes()));
            }
        }
        return files;
    }

    private static void write(Path jar, Map<String, Entry> files) throws IOException {
        try (var output = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (var file : files.entrySet()) {
                var entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(file.getValue().time());
                output.putNextEntry(entry);
                output.write(file.getValue().bytes());
            }
        }
    }

    private byte[] settle(byte[] bytes) {
        var input = ByteBuffer.wrap(bytes);
        if (input.getInt() != CLASS_FILE) {
            throw new IllegalArgumentException("No class file");
        }
        var output = new ByteArrayOutputStream(bytes.length);
        output.write(bytes, 0, BYTES_BEFORE_CONSTANTS);
        input.position(BYTES_BEFORE_CONSTANTS);
        int constants = Short.toUnsignedInt(input.getShort());
        write(output, constants);
        for (int index = 1; index < constants; index++) {
            int kind = input.get();
            output.write(kind);
            if (kind == TEXT) {
                var text = new byte[Short.toUnsignedInt(input.getShort())];
                input.get(text);
                text = settled(text);
                write(output, text.length);
                output.writeBytes(text);
            } else {
                int length = LENGTHS.get(kind);
                output.write(bytes, input.position(), length);
                input.position(input.position() + length);
                // numbers of eight bytes count twice
                index += length == Long.BYTES ? 1 : 0;
            }
        }
        output.write(bytes, input.position(), input.remaining());
        return output.toByteArray();
    }

    private byte[] settled(byte[] text) {
        var name = new String(text, StandardCharsets.ISO_8859_1);
        if (!NAME.matcher(name).matches()) {
            return text;
        }
        return settled.computeIfAbsent(name, each -> "proxykey" + (settled.size() + 1))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void write(ByteArrayOutputStream output, int number) {
        output.write(number >> Byte.SIZE);
        output.write(number);
    }
}
