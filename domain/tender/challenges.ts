import { notYet } from '../cycle/not-yet.js';

/** Challenges, complaints, bonds and suspension: on record in kind and id, not open to offices yet. */
export const challengeHandlers = {
  'take-bond': notYet<'take-bond'>(),
  'refund-bond': notYet<'refund-bond'>(),
  'publish-single-source-notice': notYet<'publish-single-source-notice'>(),
  'record-enquiry': notYet<'record-enquiry'>(),
  'answer-enquiry': notYet<'answer-enquiry'>(),
  'record-challenge': notYet<'record-challenge'>(),
  'answer-challenge': notYet<'answer-challenge'>(),
  'record-complaint': notYet<'record-complaint'>(),
  'reply-complaint': notYet<'reply-complaint'>(),
  'suspend-procurement': notYet<'suspend-procurement'>(),
  'resume-procurement': notYet<'resume-procurement'>(),
};
