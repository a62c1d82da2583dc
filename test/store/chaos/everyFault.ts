/**
 * Everything that local Graph can do wrong, each at this share of the requests that it can befall. A request can be
 * befallen by a dozen of them, so that at 5% each about half of all requests go wrong.
 */
export const everyFault = (share: number) =>
  ({
    throttled: share,
    unavailable: share,
    timeoutBeforeWrite: share,
    timeoutAfterWrite: share,
    cutBefore: share,
    cutAfter: share,
    cutMidBody: share,
    serverError: share,
    serverErrorAfterWrite: share,
    badGateway: share,
    badGatewayAfterWrite: share,
    conflict409: share,
    deltaGone: share,
    deltaErrorInside: share,
    deltaError: share,
    deltaRepeats: share,
    emptyPage: share,
    shortPage: share,
    falseEmptiness: share,
    batchMemberThrottled: share,
    emptyCode: share,
  }) as const;
