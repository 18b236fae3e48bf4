/** People, organisations, their addresses and mandates, each encrypted under a key of its own. */
package org.tongban.persistence.person;
