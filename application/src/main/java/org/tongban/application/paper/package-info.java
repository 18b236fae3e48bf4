/**
 * The papers the law wants: made from what happened to a case, kept as they are, and their
 * templates.
 */
package org.tongban.application.paper;
