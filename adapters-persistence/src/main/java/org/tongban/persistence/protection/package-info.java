/**
 * Protects personal data at rest: encryption under a key of each subject's own, keyed blind indexes
 * for look-ups, and the keys. The formats are described in docs/encryption.md.
 */
package org.tongban.persistence.protection;
