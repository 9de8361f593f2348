package org.gatehouse.session;

/** Exchanges a refresh token for new tokens (RFC 6749, section 6). Implemented by sign-in, which knows the provider. */
public interface TokenRefresher {

    /**
     * @param user whose tokens these are; new tokens for anybody else are refused
     * @param tokens the tokens held so far, with a refresh token
     * @return the new tokens; what the provider does not send anew is carried over
     * @throws SignInAgain if the provider refuses the refresh token
     * @throws RuntimeException if the provider cannot be reached: the old tokens stay good for a later try
     */
    Tokens refresh(SignedInUser user, Tokens tokens);
}
