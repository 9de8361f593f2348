package org.gatehouse.access;

/** Is told when other rules are in force. */
interface RuleListener {

    void changed(KnownRules before, KnownRules now);
}
