package org.gatehouse.bulk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import org.gatehouse.console.Cell;
import org.gatehouse.directory.Attribute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImportFileTest {

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void readsWhateverSeparates(String separator) {
        Item item = read("login,firstName\nada,\"Ada, the; first\"\n"
                        .replace("login,", "login" + separator)
                        .replace("ada,", "ada" + separator))
                .getFirst();
        assertThat(row(item).values()).containsEntry(Attribute.FIRST_NAME, "Ada, the; first");
    }

    @ParameterizedTest
    @ValueSource(strings = {"firstName", "First name", "FIRSTNAME", "first_name", " first-name "})
    void knowsColumnsByLabelAndByTheProvidersName(String name) {
        assertThat(row(read("Login," + name + "\nada,Ada\n").getFirst()).values())
                .containsEntry(Attribute.FIRST_NAME, "Ada");
    }

    @Test
    void readsQuotesBreaksAndMarks() {
        Item item =
                read("\uFEFFlogin,title\r\nada,\"a \"\"b\"\"\r\nc\"\r\n\r\n").getFirst();
        assertThat(row(item).values()).containsEntry(Attribute.TITLE, "a \"b\"\r\nc");
    }

    @Test
    void splitsGroupsAndLeavesEmptyValuesOut() {
        ImportRow row =
                row(read("login,title,groups\nada,,\" Sales ;Staff;;Sales\"\n").getFirst());
        assertThat(row.groups()).containsExactly("Sales", "Staff");
        assertThat(row.values()).containsOnlyKeys(Attribute.LOGIN);
    }

    @Test
    void readsWhatAnExportWrites() {
        ImportRow row = row(read("id,login,title,status,created,lastLogin\n1,ada,'=1+1,ACTIVE,,\n")
                .getFirst());
        assertThat(row.values()).containsEntry(Attribute.TITLE, "=1+1").hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "login,shoe size | Columns that are not known here: “shoe size”.",
                "login,Login | The column “Login” is there twice.",
                "email | There is no column “login”",
                "login | There is no user below the names of the columns."
            })
    void saysWhatIsWrongWithTheColumns(String header, String problem) {
        assertThatThrownBy(() -> read(header + "\n"))
                .isInstanceOf(ImportProblem.class)
                .hasMessageContaining(problem);
    }

    @Test
    void saysInWhichEncodingToSave() {
        for (Charset other : List.of(ISO_8859_1, UTF_16)) {
            assertThatThrownBy(() -> ImportFile.read("login\nbjörn\n".getBytes(other), EnumSet.allOf(Attribute.class)))
                    .hasMessage("The file is not encoded in UTF-8. Save it as “CSV UTF-8” and try again.");
        }
    }

    @Test
    void refusesWhatIsNoFileAtAll() {
        assertThatThrownBy(() -> read("")).hasMessage("The file is empty.");
        assertThatThrownBy(() -> read("login\n\"" + "x".repeat(100)))
                .hasMessage("A quotation mark is opened and not closed.");
        assertThatThrownBy(() -> read("login\n\"ada\"x,\n"))
                .isInstanceOf(ImportProblem.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void refusesMoreThanItCanShow() {
        assertThatThrownBy(() -> read("login\n" + "x\n".repeat(ImportFile.MOST_ROWS + 1)))
                .hasMessageContaining("more than 10,000 users");
        assertThatThrownBy(() -> read("x".repeat(ImportFile.MOST_BYTES + 1))).hasMessageContaining("larger than 5 MB");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ada | Line 2: 1 values for 2 columns.",
                "ada,x,y | Line 2: 3 values for 2 columns.",
                ",x | Line 2: there is no login.",
                "ada,a\0b | Line 2: a value holds a NUL."
            })
    void saysWhatIsWrongWithARow(String row, String problem) {
        Item item = read("login,title\n" + row + "\n").getFirst();
        assertThat(item.state()).isEqualTo(ItemState.FAILED);
        assertThat(item.message()).isEqualTo(problem);
    }

    @Test
    void refusesValuesOfTenKilobytes() {
        assertThat(read("login,title\nada," + "x".repeat(10_240) + "\n")
                        .getFirst()
                        .message())
                .isEqualTo("Line 2: a value is too long.");
        assertThat(read("login,groups\nada," + "x".repeat(10_240) + "\n")
                        .getFirst()
                        .message())
                .isEqualTo("Line 2: a value is too long.");
    }

    @Test
    void repeatsNoColumnsNameAtLength() {
        String name = "login" + "_".repeat(100_000);
        assertThatThrownBy(() -> read("login," + name + "\nada,x\n"))
                .isInstanceOfSatisfying(
                        ImportProblem.class,
                        problem -> assertThat(problem.sentence()).hasSizeLessThan(200));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1", "+1", "-1", "@x", "\tx", "\rx", "\nx", "＝1", "＠x"})
    void takesWhatItMadeHarmlessForWhatItWas(String formula) {
        assertThat(Cell.of(formula)).isEqualTo("'" + formula);
        assertThat(Cell.text(Cell.of(formula))).isEqualTo(formula);
        assertThat(Cell.of("O'Hara")).isEqualTo("O'Hara");
        assertThat(Cell.text("'quoted'")).isEqualTo("'quoted'");
    }

    private static List<Item> read(String text) {
        return ImportFile.read(text.getBytes(UTF_8), EnumSet.allOf(Attribute.class));
    }

    private static ImportRow row(Item item) {
        assertThat(item.message()).isNull();
        return Objects.requireNonNull(item.input());
    }
}
