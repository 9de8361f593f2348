package org.gatehouse.directory;

/** Who decides about a group and its members. */
public enum GroupKind {
    /** Administrators do, here or at the provider (Okta's {@code OKTA_GROUP}). */
    EDITABLE,
    /** The provider does: everyone is in it (Okta's {@code BUILT_IN}). */
    BUILT_IN,
    /** Another application or directory does, from which the provider takes it over (Okta's {@code APP_GROUP}). */
    IMPORTED,
    /** The provider does not say, or says what this version does not know: nothing is changed here. */
    UNKNOWN
}
