package org.gatehouse.testkit;

/** A running Gatehouse with the built-in identity server, as those who visit it know it. */
public interface Site {

    /** Its address, without a slash at the end. */
    String home();

    String identityServer();

    /** Everything that it has printed, as far as that can be told apart. */
    String log();
}
