package org.gatehouse.directory;

/** Knows whose users a directory holds. Told by its settings, where only those are there. */
public interface DirectoryOfIssuer {

    /**
     * Whether people who sign in at this issuer are this directory's users, so that their {@code sub} is an id here. Others
     * must not be asked about or acted upon: the same id may belong to somebody else.
     *
     * @param issuer the issuer identifier (OpenID Connect Core 1.0, section 2, {@code iss})
     */
    boolean holdsUsersOf(String issuer);
}
