package org.gatehouse.builtin.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.gatehouse.builtin.identity.RuleExpression.Invalid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the expressions of group rules mean, and what is none. */
class RuleParserTest {

    private static final RuleExpression.Subject ADA = new RuleExpression.Subject(
            new Profile(Map.of(
                    ProfileAttribute.FIRST_NAME, "Ada",
                    ProfileAttribute.LAST_NAME, "O'Hara \"Lady\"",
                    ProfileAttribute.LOGIN, "ada@example.com",
                    ProfileAttribute.EMAIL, "ada@example.com",
                    ProfileAttribute.DEPARTMENT, "Engineering")),
            Map.of("00g1", "Everyone", "00g2", "Engineering Berlin"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user.department == \"Engineering\"",
                "user.department=='Engineering'",
                "user.department==\\\"Engineering\\\"",
                "user.department != \"engineering\"",
                "user.lastName == 'O''Hara \"Lady\"'",
                "user.lastName == \"O'Hara \"\"Lady\"\"\"",
                "user.city == null",
                "user.role != 'Engineer'",
                "NOT user.role",
                "!(user.city == 'Berlin')",
                "not false and TRUE",
                "true || false && false",
                "(true OR false) AND NOT (false)",
                "user.city == 'Paris' or user.department == 'Engineering' AND user.firstName == 'Ada'",
                "user.department == 'Sales' ? false : user.firstName == 'Ada'",
                "user.department == 'Sales' ? 'a' == 'a' : false ? false : true",
                "String.startsWith(user.login, \"ada@\")",
                "String.stringContains(user.email, 'example')",
                "!String.startsWith(user.city, 'B')",
                "!String.stringContains(user.department, user.city)",
                "String.len(user.firstName) == 3 AND String.len('') < 1 AND String.len('ab') >= 2",
                "NOT (String.len(user.city) <= 5)",
                "String.toUpperCase(user.firstName) == 'ADA'",
                "String.toLowerCase(String.substringAfter(user.email, '@')) == 'example.com'",
                "String.substringBefore(user.email, '@') == String.substringBefore('ada', '@')",
                "String.substringAfter('ada', '@') == ''",
                "String.toUpperCase(user.city) == null",
                "isMemberOfGroup(\"00g2\")",
                "isMemberOfAnyGroup('00g7', '00g8', '00g1')",
                "isMemberOfGroupName('Everyone') AND !isMemberOfGroupName('everyone')",
                "isMemberOfGroupNameStartsWith('Engineering')",
                "isMemberOfGroupNameContains('Berlin')",
                "isMemberOfGroupNameStartsWith(user.department)",
                " \n true\r\n "
            })
    void isTrueFor(String expression) {
        assertThat(RuleParser.parse(expression).isTrueFor(ADA)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user.department == \"Sales\"",
                "user.role==\"Engineer\"",
                "user.role",
                "null",
                "user.department == null",
                "user.department == 5",
                "String.startsWith(user.city, '')",
                "String.len(user.city) < 5 OR String.len(user.city) >= 0",
                "isMemberOfGroup('Everyone')",
                "isMemberOfGroup(user.city)",
                "isMemberOfAnyGroup('00g7')",
                "true ? user.role : true"
            })
    void isFalseFor(String expression) {
        assertThat(RuleParser.parse(expression).isTrueFor(ADA)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "user",
                "user.",
                "user.firstName",
                "user.profile.firstName == 'Ada'",
                "profile.firstName == 'Ada'",
                "user.firstName = 'Ada'",
                "user.firstName == 'Ada",
                "user.firstName == \\\"Ada",
                "user.firstName == 'Ada' AND",
                "AND true",
                "true true",
                "(true",
                "true)",
                "true ? true",
                "true ?: true",
                "5",
                "'a' AND 'b'",
                "NOT user.firstName == 'Ada'",
                "user.firstName > 3",
                "'b' > 'a'",
                "12345678901 == 1",
                "1.5 == 1.5",
                "user.firstName == 'a' == 'b'",
                "String.startsWith(user.firstName)",
                "String.startsWith(user.firstName, 'A', 'd')",
                "String.startsWith(5, 'A')",
                "String.startsWith(user.firstName == 'Ada', 'A')",
                "String.len()  == 0",
                "String.len(user.firstName)",
                "string.len(user.firstName) == 3",
                "isMemberOfAnyGroup()",
                "isMemberOfGroupNameRegex('(a+)+$')",
                "user.firstName matches '(a+)+$'",
                "String.replace(user.firstName, 'A', 'AAAA') == ''",
                "Convert.toInt('5') == 5",
                "T(java.lang.Runtime).getRuntime().exec('id') == null",
                "new java.util.Scanner('x') == null",
                "''.class.forName('java.lang.Runtime') == null",
                "user.getClass() == null",
                "user.class.classLoader.x == null",
                "@environment == null",
                "#root == null",
                "{1,2,3} == null",
                "'a' * 1000000 == ''",
                "'a' + 'a' == 'aa'",
                "user['firstName'] == 'Ada'",
                "${user.firstName} == 'Ada'",
                "true; true",
                "true -- true"
            })
    void isNoExpression(String expression) {
        assertThatThrownBy(() -> RuleParser.parse(expression)).isInstanceOf(Invalid.class);
    }

    @Test
    void refusesWhatIsTooLongOrTooDeep() {
        assertThatThrownBy(() -> RuleParser.parse("user.city == '" + "x".repeat(8_000) + "'"))
                .hasMessageContaining("longer than");
        for (String deep : new String[] {
            "(".repeat(4_000),
            "!".repeat(7_000) + "true",
            "(".repeat(21) + "true" + ")".repeat(21),
            "true ? true : ".repeat(500) + "true",
            "String.toLowerCase(".repeat(400)
        }) {
            assertThatThrownBy(() -> RuleParser.parse(deep))
                    .isInstanceOf(Invalid.class)
                    .hasMessageContaining("deeper than");
        }
    }

    @Test
    void readsWhatIsLongButFlat() {
        String many = "user.city == 'x' || ".repeat(390) + "true";
        assertThat(RuleParser.parse(many).isTrueFor(ADA)).isTrue();
        assertThat(RuleParser.parse("'" + "'".repeat(7_000) + "' == 'x'").isTrueFor(ADA))
                .isFalse();
        assertThatThrownBy(() -> RuleParser.parse("'" + "x\\".repeat(3_900))).isInstanceOf(Invalid.class);
    }
}
