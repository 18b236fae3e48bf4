/** Help that comes to people: requests that somebody comes to the home (上门帮办). */
package org.tongban.domain.assistance;
