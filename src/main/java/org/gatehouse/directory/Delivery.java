package org.gatehouse.directory;

/** How a user gets the link with which they choose a password. */
public enum Delivery {
    /** The provider sends it by e-mail. */
    MAIL,
    /** Whoever asked for it gets it, to hand it on. */
    LINK
}
