package org.gatehouse.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** Tells addresses from names, which must never be looked up: the header that they come from may be a stranger's. */
final class IpAddress {

    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern V4 = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");
    private static final Pattern LIKE_V6 = Pattern.compile("(?=.*:)[0-9A-Fa-f:.]{2,45}");

    private IpAddress() {}

    static boolean isLiteral(String text) {
        return V4.matcher(text).matches() || (LIKE_V6.matcher(text).matches() && isV6(text));
    }

    private static boolean isV6(String withColon) {
        try {
            return InetAddress.getByName(withColon) != null; // no name has a colon: nothing is looked up
        } catch (UnknownHostException none) {
            return false;
        }
    }
}
