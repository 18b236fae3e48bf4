/**
 * The papers the law wants (文书): notices, decisions and receipts of a case, numbered, dated, made
 * from templates.
 */
package org.tongban.domain.paper;
