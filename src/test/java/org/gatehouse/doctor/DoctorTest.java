package org.gatehouse.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.gatehouse.doctor.Finding.Level;
import org.gatehouse.settings.InvalidSetting;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.core.env.StandardEnvironment;

class DoctorTest {

    private static final Check GOOD = new Check("Good", () -> List.of(Finding.ok("All is well.")));

    @Test
    void tellsTheWorstFirst() {
        var hint = new Check("Hint", () -> List.of(Finding.hint("Look here.")));
        var bad = new Check("Bad", () -> List.of(Finding.problem("It broke.")));

        assertThat(Examination.of(List.of(GOOD, hint, bad)))
                .extracting(Diagnosis::title)
                .containsExactly("Bad", "Hint", "Good");
    }

    @Test
    void makesAFindingOfACheckThatBreaksAndRunsTheOthers() {
        var broken = new Check("Broken", () -> {
            throw new IllegalStateException("secret-detail");
        });

        List<Diagnosis> all = Examination.of(List.of(broken, GOOD));

        assertThat(all).extracting(Diagnosis::title).containsExactly("Broken", "Good");
        assertThat(all.getFirst().finding().sentence())
                .contains("IllegalStateException")
                .doesNotContain("secret-detail");
    }

    @Test
    void namesTheSettingThatACheckStumblesOver() {
        var stumbling = new Check("Database", () -> {
            throw new InvalidSetting("DATABASE_URL", "the database does not answer");
        });

        Finding finding = Examination.of(List.of(stumbling)).getFirst().finding();

        assertThat(finding.level()).isEqualTo(Level.PROBLEM);
        assertThat(finding.setting()).isEqualTo("DATABASE_URL");
        assertThat(finding.sentence()).contains("the database does not answer");
    }

    @Test
    void doesNotWaitForACheckThatHangs() throws Exception {
        var never = new CountDownLatch(1);
        var hanging = new Check("Hanging", () -> {
            never.await();
            return List.of();
        });
        Checks checks = () -> List.of(hanging, GOOD);
        var beans = new StaticListableBeanFactory(Map.of("checks", checks));

        var all = new Doctor(beans, new StandardEnvironment(), Duration.ofSeconds(1))
                .examine(null)
                .get();

        assertThat(all).extracting(Diagnosis::title).containsExactly("Hanging", "Good");
        assertThat(all.getFirst().finding().sentence()).contains("did not end");
    }

    @Test
    void reportsInPlainTextWithoutCuttingWhatIsToBeCopied() {
        String code = "x".repeat(200);
        var check = new Check(
                "Redirect URI",
                () -> List.of(Finding.problem("It is not registered.")
                        .about("BASE_URL")
                        .fix("Add this:")
                        .copy(code + "\nsecond line")));

        String text = Report.text(Examination.of(List.of(check, GOOD)));

        assertThat(text)
                .contains("PROBLEM  Redirect URI  [BASE_URL]", "To do: Add this:", code + "\n", "second line\n")
                .endsWith("1 problem, 0 hints, 1 thing in order.\n");
    }
}
