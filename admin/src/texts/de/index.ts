import type { Texts } from '../en';
import { changes } from './changes';
import { details } from './details';
import { frame } from './frame';
import { fulfill } from './fulfill';
import { list } from './list';
import { parts } from './parts';
import { signIn } from './sign-in';
import { slips } from './slips';

/** Everything the dashboard says, in German. */
export const de: Texts = { ...frame, ...parts, ...list, ...details, ...changes, ...fulfill, ...slips, ...signIn };
