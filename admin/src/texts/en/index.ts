import { changes } from './changes';
import { details } from './details';
import { frame } from './frame';
import { fulfill } from './fulfill';
import { list } from './list';
import { parts } from './parts';
import { signIn } from './sign-in';
import { slips } from './slips';

/**
 * Everything the dashboard says, in English. Another language is another folder of
 * the same shape; the compiler tells what is missing from it.
 */
export const en = { ...frame, ...parts, ...list, ...details, ...changes, ...fulfill, ...slips, ...signIn };

export type Texts = typeof en;
