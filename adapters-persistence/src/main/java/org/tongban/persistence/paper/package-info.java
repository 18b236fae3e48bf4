/** The papers of cases and their templates: numbers and days, nothing about anybody. */
package org.tongban.persistence.paper;
