/**
 * The built-in identity server: an application of its own that shares nothing with Gatehouse but the process.
 *
 * <p>Where to begin: {@link IdentityServer} starts and stops it, {@code IdentityContext} says what it is made of.
 *
 * <ul>
 *   <li>OpenID Connect: {@code AuthorizationServer} sets Spring's up, {@code BelowIssuer} gives it Okta's paths;
 *       {@code AuthorizationStore} and {@code AuthorizationText} keep codes and tokens, {@code SigningKeys},
 *       {@code TokenClaims} and {@code IdTokenHints} make and read them; {@code PromptFilter},
 *       {@code PendingAuthorization} and {@code AuthorizationResponses} lead to the pages and back; {@code ClientSecrets}.
 *   <li>Pages: {@code SignInPage}, {@code SignUpPage} with {@code SignUpForm}, {@code SignOutPage},
 *       {@code ExpiredPasswordPage} and {@code ChoosePasswordPage}; {@code PageSecurity}, {@code PageModel} and
 *       {@code ResponseHeaders} are for all of them, {@code BrowserSession} knows who is signed in.
 *   <li>Ends of sessions: {@code Sessions} and {@code SignIns} here, {@code LogoutTokens} and {@code LogoutDelivery} at the
 *       application.
 *   <li>Passwords: {@code Passwords} hashes, {@code PasswordRule} judges; {@code PasswordRecovery},
 *       {@code ChosenPasswords} and {@code CredentialChanges} replace them; {@code RecoveryQuestions},
 *       {@code OneTimeLinks}; {@code GuessLimit}, {@code Guesses}, {@code AccountLocks} and {@code LockExpiry} slow
 *       guessers down; {@code GuessLimit} bounds sign-ups, too.
 *   <li>The gate of Okta's management API: {@code ManagementGate} with {@code CallLimit} and {@code BoundedBody};
 *       {@code OktaError} and who sends it: {@code Refusals}, {@code ApiErrors}, {@code BadPaths}, {@code UnknownCalls};
 *       {@code OktaJson}, {@code Paging} and {@code FieldText} are for all calls.
 *   <li>Its calls about users: {@code UsersApi}, with {@code UserRequest}, {@code ProfileChange}, {@code GroupsToJoin} and
 *       {@code CredentialHashes} to read what is sent, {@code UserChanges} to do it, {@code UserVersion} against lost
 *       updates; {@code LifecycleApi}, {@code PasswordApi} and {@code CredentialsApi} over {@code UserLifecycle}, whose
 *       table is {@code Transition}; {@code UserLinks} tells clients what that allows.
 *   <li>Its lists of users: {@code UserListApi}, with {@code UserListQuery}, {@code UserQuery} and {@code UserFields};
 *       {@code CriteriaTokens}, {@code CriteriaParser}, {@code CriteriaGrammar}, {@code SearchProperty} and
 *       {@code Criteria} read expressions; {@code UserWalks}, {@code Walk}, {@code TermRange}, {@code CriteriaSql} and
 *       {@code Sql} find the index to walk along, {@code UserSearch} walks, {@code Cursor} says where a page ended.
 *   <li>Its calls about groups: {@code GroupsApi} with {@code GroupSearch} and {@code GroupOrder};
 *       {@code GroupMembersApi}.
 *   <li>Group rules: {@code GroupRulesApi}, with {@code GroupRuleBody} to read what is sent, over {@code GroupRules} and
 *       {@code GroupRule}; {@code RuleTokens}, {@code RuleParser} and {@code RuleFunction} read a {@code RuleExpression}.
 *       {@code RuleAssignments} applies {@code ActiveRules} to users when they change, {@code RuleWalk} to all of them in
 *       the background; {@code RuledGroups} decides for one user; {@code Contention} tries anew what lost to another.
 *   <li>The store: {@code Store} opens it; {@code Users}, {@code UserRows}, {@code User}, {@code Profile} and
 *       {@code ProfileAttribute}; {@code Groups}, {@code Group} and {@code Members}; {@code SearchTerms},
 *       {@code SearchIndexes} and {@code UnindexedUsers}; {@code Ids}. {@code DemoData}, {@code SampleUsers} and {@code SamplePeople} fill it.
 * </ul>
 *
 * <p>Every change of a status goes through {@code Users.changeStatus} and every change of names through
 * {@code Users.changeProfile}, or neither would the search find the user nor group rules see it. Whoever locks both locks
 * the user before the group.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.gatehouse.builtin.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
