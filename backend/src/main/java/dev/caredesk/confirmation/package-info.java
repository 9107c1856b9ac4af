/**
 * Links for those whom nobody sees at the desk: an agent hands one to a person, who says on its page who they are and yes
 * or no. Nothing else can confirm what an agent from outside has proposed.
 */
@NullMarked
package dev.caredesk.confirmation;

import org.jspecify.annotations.NullMarked;
