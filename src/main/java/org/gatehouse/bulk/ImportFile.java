package org.gatehouse.bulk;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.gatehouse.console.Cell;
import org.gatehouse.directory.Attribute;

/** Users in a file of comma-separated values (RFC 4180), as people write them: with semicolons and tabs too. */
final class ImportFile {

    static final int MOST_BYTES = 5 * 1024 * 1024;
    static final int MOST_ROWS = 10_000;

    private static final int LONGEST_VALUE = 2_000;
    private static final int MOST_GROUPS = 50;

    private final Columns columns;
    private final Map<String, Long> linesOfLogins = new HashMap<>();

    private ImportFile(Columns columns) {
        this.columns = columns;
    }

    /**
     * The items of a file, those with bad rows among them.
     *
     * @param supported attributes that the directory keeps
     * @throws ImportProblem when the file as a whole cannot be read
     */
    static List<Item> read(byte[] file, Set<Attribute> supported) {
        if (file.length > MOST_BYTES) {
            throw new ImportProblem("The file is larger than 5 MB. Split it.");
        }
        String text = text(file);
        if (text.chars().filter(c -> c == '"').count() % 2 != 0) {
            throw new ImportProblem("A quotation mark is opened and not closed.");
        }
        try (CsvReader<CsvRecord> reader = reader(text)) {
            Iterator<CsvRecord> records = reader.iterator();
            if (!records.hasNext()) {
                throw new ImportProblem("The file is empty.");
            }
            return new ImportFile(Columns.of(records.next().getFields(), supported)).items(records);
        } catch (CsvParseException broken) {
            throw new ImportProblem("The file cannot be read: " + sentence(broken));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private List<Item> items(Iterator<CsvRecord> records) {
        var items = new ArrayList<Item>();
        while (records.hasNext()) {
            if (items.size() == MOST_ROWS) {
                throw new ImportProblem("There are more than 10,000 users. Split the file.");
            }
            items.add(item(items.size() + 1, records.next()));
        }
        if (items.isEmpty()) {
            throw new ImportProblem("There is no user below the names of the columns.");
        }
        return items;
    }

    private Item item(int number, CsvRecord row) {
        String line = "Line " + row.getStartingLineNumber() + ": ";
        if (row.getFieldCount() != columns.count()) {
            String problem = row.getFieldCount() + " values for " + columns.count() + " columns.";
            return Item.bad(number, Cut.of(row.getField(0), 100), line + problem);
        }
        ImportRow values = values(row);
        String problem = problem(values, row.getStartingLineNumber());
        return problem.isEmpty()
                ? Item.of(number, values.login(), values.login(), values)
                : Item.bad(number, Cut.of(values.login(), 100), line + problem);
    }

    private ImportRow values(CsvRecord row) {
        var values = new EnumMap<Attribute, String>(Attribute.class);
        var groups = new ArrayList<String>();
        for (int i = 0; i < columns.count(); i++) {
            Columns.Column column = columns.get(i);
            String value = Cell.text(row.getField(i).strip());
            if (column.isGroups()) {
                Arrays.stream(value.split(";", -1))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty() && !groups.contains(name))
                        .forEach(groups::add);
            } else if (column.attribute() != null && !value.isEmpty()) {
                values.put(column.attribute(), value);
            }
        }
        return new ImportRow(values, groups);
    }

    private String problem(ImportRow row, long line) {
        String login = row.login();
        if (login.isEmpty()) {
            return "there is no login.";
        }
        Long before = linesOfLogins.putIfAbsent(login.toLowerCase(Locale.ROOT), line);
        if (before != null) {
            return "the login is in line " + before + " already.";
        }
        if (login.length() > 255 || texts(row).anyMatch(text -> text.length() > LONGEST_VALUE)) {
            return "a value is too long.";
        }
        if (texts(row).anyMatch(text -> text.indexOf('\0') >= 0)) {
            return "a value holds a NUL.";
        }
        return row.groups().size() > MOST_GROUPS ? "more than " + MOST_GROUPS + " groups." : "";
    }

    private static Stream<String> texts(ImportRow row) {
        return Stream.concat(row.values().values().stream(), row.groups().stream());
    }

    private static CsvReader<CsvRecord> reader(String text) {
        return CsvReader.builder()
                .fieldSeparator(separator(text))
                .allowMissingFields(true)
                .allowExtraFields(true)
                .ofCsvRecord(text);
    }

    /** Whichever the first line has most of, outside quotes. */
    private static char separator(String text) {
        var counts = new int[128];
        boolean quoted = false;
        for (int i = 0; i < text.length() && (quoted || text.charAt(i) != '\n'); i++) {
            char c = text.charAt(i);
            quoted ^= c == '"';
            if (!quoted && c < counts.length) {
                counts[c]++;
            }
        }
        return counts[';'] > counts[','] && counts[';'] >= counts['\t'] ? ';' : counts['\t'] > counts[','] ? '\t' : ',';
    }

    private static String text(byte[] file) {
        boolean marked = file.length >= 3 && file[0] == (byte) 0xEF && file[1] == (byte) 0xBB && file[2] == (byte) 0xBF;
        int start = marked ? 3 : 0;
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file, start, file.length - start))
                    .toString();
        } catch (CharacterCodingException other) {
            throw new ImportProblem("The file is not encoded in UTF-8. Save it as “CSV UTF-8” and try again.");
        }
    }

    private static String sentence(CsvParseException broken) {
        Throwable cause = broken.getCause() == null ? broken : broken.getCause();
        String message = String.valueOf(cause.getMessage());
        return Cut.of(Cut.line(message), 300) + (message.endsWith(".") ? "" : ".");
    }
}
