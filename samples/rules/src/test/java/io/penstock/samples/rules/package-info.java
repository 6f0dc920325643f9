/**
 * The rules of the house that cross modules. {@link io.penstock.samples.rules.HouseRules} has them, {@code HouseRulesTest} holds the house to them, {@code
 * HouseRulesCatchTest} shows each one at work on a class that breaks it.
 */
@NullMarked
package io.penstock.samples.rules;

import org.jspecify.annotations.NullMarked;
