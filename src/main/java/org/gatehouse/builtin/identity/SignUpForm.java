package org.gatehouse.builtin.identity;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What somebody typed to get an account, spaces around names and address removed. */
record SignUpForm(String firstName, String lastName, String email, String password) {

    private static final int LONGEST_NAME = 50;
    private static final int LONGEST_EMAIL = 100;
    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@\\p{Cntrl}]{1,64}@[^\\s@.\\p{Cntrl}]+(\\.[^\\s@.\\p{Cntrl}]+)*");

    static SignUpForm of(String firstName, String lastName, String email, String password) {
        return new SignUpForm(firstName.strip(), lastName.strip(), email.strip(), password);
    }

    /** What is wrong, by field, in the order of the form. */
    Map<String, String> problems(PasswordRule rule) {
        Map<String, String> problems = new LinkedHashMap<>();
        checkName(problems, "firstName", "first name", firstName);
        checkName(problems, "lastName", "last name", lastName);
        if (email.isEmpty()) {
            problems.put("email", "Enter your e-mail address.");
        } else if (email.length() > LONGEST_EMAIL || !EMAIL.matcher(email).matches()) {
            problems.put("email", "Enter an e-mail address like name@example.com.");
        }
        rule.problem(this).ifPresent(problem -> problems.put("password", problem));
        return problems;
    }

    private static void checkName(Map<String, String> problems, String field, String words, String value) {
        if (value.isEmpty()) {
            problems.put(field, "Enter your " + words + ".");
        } else if (value.length() > LONGEST_NAME) {
            problems.put(field, "Enter at most " + LONGEST_NAME + " characters.");
        } else if (FieldText.isRefused(value)) {
            problems.put(field, "Leave out control characters.");
        }
    }

    /** Keeps the password out of logs. */
    @Override
    public String toString() {
        return "SignUpForm[email=" + email + "]";
    }
}
