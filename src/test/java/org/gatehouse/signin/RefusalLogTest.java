package org.gatehouse.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class RefusalLogTest {

    @Test
    void isNotFlooded(CapturedOutput output) {
        var log = new RefusalLog();
        for (int i = 0; i < 1000; i++) {
            log.add("the token is too old");
        }

        assertThat(output.getAll().lines().filter(line -> line.contains("the token is too old")))
                .hasSize(10);
    }
}
