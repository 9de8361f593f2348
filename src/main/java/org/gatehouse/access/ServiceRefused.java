package org.gatehouse.access;

import org.gatehouse.session.SignedInUser;

/**
 * A service refused somebody signed in what they, or a page for them, asked it for; published as an application event, on
 * their thread.
 *
 * @param call class and method, as in {@code UserAdministration.suspend}
 */
public record ServiceRefused(SignedInUser user, String call) {}
