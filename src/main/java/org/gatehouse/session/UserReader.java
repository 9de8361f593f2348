package org.gatehouse.session;

/** Asks the provider what it says of a person now. Implemented by sign-in, which knows the provider. */
public interface UserReader {

    /**
     * @param user whom to ask about; an answer about anybody else is refused
     * @param tokens with an access token that is good, and the latest id token
     * @throws SignInAgain if the provider, or this application's settings, let the person in no more
     * @throws RuntimeException if the provider cannot be reached: what it said before stays good for a while
     */
    SignedInUser read(SignedInUser user, Tokens tokens);

    /**
     * What can be found out about a person when there is nothing to ask the provider with: whoever keeps its users may
     * still know whether they may sign in.
     *
     * @return the person as they are known, where there is nobody to ask
     * @throws SignInAgain if they may not
     * @throws RuntimeException if who is to be asked cannot be reached
     */
    SignedInUser readWithoutToken(SignedInUser user);
}
