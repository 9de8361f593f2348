package org.gatehouse.web;

import java.util.List;
import org.gatehouse.settings.InvalidSetting;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.security.util.matcher.InetAddressMatcher;
import org.springframework.security.util.matcher.InetAddressMatchers;

/**
 * Whom to believe about where a request comes from.
 *
 * @param trusted {@code TRUSTED_PROXIES}: addresses or CIDR ranges of the proxies in front; empty: none, so that the peer
 *     of the connection is the client
 */
@ConfigurationProperties("gatehouse.proxies")
record ProxySettings(List<String> trusted) {

    ProxySettings {
        trusted = trusted.stream()
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
        trusted.forEach(ProxySettings::matcher);
    }

    List<InetAddressMatcher> matchers() {
        return trusted.stream().map(ProxySettings::matcher).toList();
    }

    private static InetAddressMatcher matcher(String range) {
        String address = range.replaceFirst("/\\d{1,3}$", "");
        try {
            if (IpAddress.isLiteral(address) && !range.endsWith("/0")) {
                return InetAddressMatchers.fromIpAddress(range);
            }
        } catch (IllegalArgumentException tooLongAMask) {
            // answered below, like every other wrong value
        }
        throw new InvalidSetting(
                "TRUSTED_PROXIES",
                "\"" + range + "\" is neither an address nor a range of them; write them like"
                        + " 10.0.0.7, 192.168.1.0/24, fd00::/8");
    }
}
