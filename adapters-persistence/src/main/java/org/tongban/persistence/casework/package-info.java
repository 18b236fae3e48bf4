/** Cases as stored: the ledger, and what is derived from it. */
package org.tongban.persistence.casework;
