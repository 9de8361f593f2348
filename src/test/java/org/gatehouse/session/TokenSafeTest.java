package org.gatehouse.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokenSafeTest {

    private static final String OLD = "the old secret of thirty-two characters";
    private static final String NEW = "the new secret of thirty-two characters";

    private final TokenSafe safe = new TokenSafe(List.of(OLD));

    @Test
    void opensWhatItSealed() {
        assertThat(safe.open("s1", "id_token", safe.seal("s1", "id_token", "Grüße")))
                .isEqualTo("Grüße");
    }

    @Test
    void opensWhatEarlierVersionsSealed() {
        byte[] sealed = HexFormat.of()
                .parseHex("011ceda4f74d916a03a75ebf870f07c5fea4e767e475e249f6172c80c8715b9c5f3e80f56d10560e");

        assertThat(safe.open("s1", "id_token", sealed)).isEqualTo("Grüße");
    }

    @Test
    void derivesTheSameKeysAsEarlierVersions() {
        assertThat(SecretKeys.derived(OLD, "a purpose", 40))
                .asHexString()
                .isEqualToIgnoringCase(
                        "fdd15bc08f8b2b4c33daaa455b58dd9dd6f82dc5183399b10648423f5949164a03389696a7bcbccc");
    }

    @Test
    void showsNothingOfTheTextAndNeverTheSameTwice() {
        byte[] sealed = safe.seal("s1", "id_token", "token-token-token");

        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("token");
        assertThat(sealed).isNotEqualTo(safe.seal("s1", "id_token", "token-token-token"));
    }

    @Test
    void refusesWhatWasMovedToAnotherSessionOrColumn() {
        byte[] sealed = safe.seal("s1", "id_token", "x");

        assertThatThrownBy(() -> safe.open("s2", "id_token", sealed)).isInstanceOf(TokenSafe.Unreadable.class);
        assertThatThrownBy(() -> safe.open("s1", "access_token", sealed)).isInstanceOf(TokenSafe.Unreadable.class);
    }

    @Test
    void refusesWhatWasChangedOrCutOff() {
        byte[] sealed = safe.seal("s1", "id_token", "x");
        byte[] cut = java.util.Arrays.copyOf(sealed, sealed.length - 1);
        sealed[sealed.length - 1] ^= 1;

        assertThatThrownBy(() -> safe.open("s1", "id_token", sealed)).isInstanceOf(TokenSafe.Unreadable.class);
        assertThatThrownBy(() -> safe.open("s1", "id_token", cut)).isInstanceOf(TokenSafe.Unreadable.class);
        assertThatThrownBy(() -> safe.open("s1", "id_token", new byte[0])).isInstanceOf(TokenSafe.Unreadable.class);
    }

    @Test
    void readsWithAnOldKeyWhatItWritesWithTheNewOne() {
        var both = new TokenSafe(List.of(NEW, OLD));

        assertThat(both.open("s", "c", safe.seal("s", "c", "written before"))).isEqualTo("written before");
        assertThat(new TokenSafe(List.of(NEW)).open("s", "c", both.seal("s", "c", "now")))
                .isEqualTo("now");
    }

    @Test
    void refusesWhatAnUnlistedKeyWrote() {
        var onlyNew = new TokenSafe(List.of(NEW));
        byte[] sealed = safe.seal("s", "c", "x");

        assertThatThrownBy(() -> onlyNew.open("s", "c", sealed)).isInstanceOf(TokenSafe.Unreadable.class);
    }

    @Test
    void keepsNothingForNothing() {
        assertThat(safe.sealIfAny("s", "c", null)).isNull();
        assertThat(safe.open("s", "c", null)).isNull();
    }
}
