package org.gatehouse.directory;

/** What a profile may say about a person, in the words of Okta's user profile (Okta management API, {@code UserProfile}). */
public enum Attribute {
    LOGIN("Login"),
    FIRST_NAME("First name"),
    LAST_NAME("Last name"),
    EMAIL("E-mail"),
    DISPLAY_NAME("Display name"),
    NICK_NAME("Nickname"),
    SECOND_EMAIL("Second e-mail"),
    MOBILE_PHONE("Mobile phone"),
    PRIMARY_PHONE("Phone"),
    TITLE("Job title"),
    DEPARTMENT("Department"),
    DIVISION("Division"),
    ORGANIZATION("Organization"),
    COST_CENTER("Cost centre"),
    EMPLOYEE_NUMBER("Employee number"),
    MANAGER("Manager"),
    CITY("City"),
    COUNTRY_CODE("Country"),
    LOCALE("Locale"),
    TIMEZONE("Time zone");

    private final String label;

    Attribute(String label) {
        this.label = label;
    }

    /** What a form writes beside the field. */
    public String label() {
        return label;
    }
}
