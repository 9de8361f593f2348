package org.gatehouse.settings;

/**
 * A setting that the application cannot start with. The message is one line for the person who wrote the setting: which
 * key, what is wrong and what to do. It never holds the value of a secret.
 */
public final class InvalidSetting extends RuntimeException {

    private final String key;

    /**
     * @param key the name as written in {@code .env}, for example {@code OIDC_ISSUER}
     * @param problem what is wrong and what to do, without the key
     */
    public InvalidSetting(String key, String problem) {
        super(key + ": " + problem);
        this.key = key;
    }

    public String key() {
        return key;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
