/**
 * The seals of units: registered by one person, taken into use by another, set on the papers that
 * the units make out.
 */
package org.tongban.application.seal;
