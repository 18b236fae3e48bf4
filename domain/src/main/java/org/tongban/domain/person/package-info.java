/**
 * People and organisations, and the numbers they are known by (自然人, 法人). What identifies a person
 * prints itself redacted.
 */
package org.tongban.domain.person;
