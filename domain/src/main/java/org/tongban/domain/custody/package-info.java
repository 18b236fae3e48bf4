/**
 * Paper originals on their way between units (材料交接): envelopes, hand-over lists, the chain of who
 * had them when, and the alarms for what did not come.
 */
package org.tongban.domain.custody;
