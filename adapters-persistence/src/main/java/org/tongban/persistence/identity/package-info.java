/** Who may sign in and who has: staff, codes, attempts, sessions. Secrets only as hashes. */
package org.tongban.persistence.identity;
