// Made of the contract by `npm run types`.

export interface paths {
    "/sync/{dataType}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All of a data type, or with `since` a page of what has changed.
         * @description Pull from the cursor of the last answer until `hasMore` is false, and take in all of it before committing: only the last page names the commit to go on top of.
         */
        get: operations["pull"];
        /**
         * Commits changes, or the whole in place of what is stored, on the version last seen.
         * @description `version` and `parent` are the `version` and `commitId` of the last page, or of the answer to the last commit; 0 and null before the first; `since` is the `cursor` that came with them. Without an answer send the very same again. 409 carries the page to merge, without changes where there was no `since`.
         */
        put: operations["commit"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sync/all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All five data types, or with `since` a page of each.
         * @description As the call for one of them, with one cursor for all. A type that can’t be read is under `errors`, and its cursor stays.
         */
        get: operations["pullAll"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sync/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Commits of several data types, each with a result of its own.
         * @description Each type at most once. 200 says nothing about the single commits: look at each.
         */
        post: operations["commitBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sync/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything that is kept of the user, as one file.
         * @description The synced data is of one moment. What can’t be read is under `broken`, as it is.
         */
        get: operations["exportUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sync": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Removes all synced data.
         * @description Versions go on, and every cursor expires. Answers when all is removed; can be repeated if no answer comes.
         */
        delete: operations["eraseSync"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Deletes the account with all of its data.
         * @description Answers when all is removed; can be repeated if no answer comes. 401 to a repeated call says that the account is gone.
         */
        delete: operations["deleteAccount"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/config": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The limits that clients must respect.
         * @description May be kept for an hour.
         */
        get: operations["config"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * This document.
         * @description May be kept for an hour.
         */
        get: operations["contract"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Todo: {
            /** @description Has a character that can be seen (SPEC D21). */
            title: string;
            done: boolean;
            notes: string;
            dueOn: string | null;
            priority: number;
            order: string;
            createdAt: number;
            completedAt: number | null;
        };
        Habit: {
            /** @constant */
            kind: "habit";
            /** @description Has a character that can be seen (SPEC D21). */
            name: string;
            /** @enum {string} */
            color: "red" | "orange" | "yellow" | "green" | "teal" | "blue" | "purple" | "pink" | "gray";
            days: number[];
            target: number;
            order: string;
            archived: boolean;
            createdAt: number;
        };
        Checkin: {
            /** @constant */
            kind: "checkin";
            habitId: string;
            /** Format: date */
            day: string;
            count: number;
        };
        Setting: {
            value: ("system" | "light" | "dark") | ("system" | "en" | "de") | string | ("system" | "12h" | "24h") | ("system" | "monday" | "sunday") | number;
        };
        QuickLink: {
            title: string;
            url: string;
            order: string;
            createdAt: number;
        };
        FocusEntry: {
            /** @enum {string} */
            kind: "focus" | "break";
            startedAt: number;
            endedAt: number;
            plannedMinutes: number;
            completed: boolean;
            label: string;
        };
        /** @description The value of an item: the form that its data type has (SPEC D10, D11, D12, D13, D14, D15). */
        ItemValue: components["schemas"]["Todo"] | components["schemas"]["Habit"] | components["schemas"]["Checkin"] | components["schemas"]["Setting"] | components["schemas"]["QuickLink"] | components["schemas"]["FocusEntry"];
        /** @description A value as it is stored. Check it against its data type’s schema: neither show nor merge what that refuses, and never write over it unasked (SPEC D8). */
        StoredValue: components["schemas"]["Todo"] | components["schemas"]["Habit"] | components["schemas"]["Checkin"] | components["schemas"]["Setting"] | components["schemas"]["QuickLink"] | components["schemas"]["FocusEntry"] | {
            [key: string]: unknown;
        };
        ServerChange: {
            id: string;
            version: number;
            commitId: string;
            editedAt: number;
            deviceId: string;
            /** Format: date-time */
            updatedAt: string;
            value: components["schemas"]["StoredValue"];
        } | {
            id: string;
            version: number;
            commitId: string;
            editedAt: number;
            deviceId: string;
            /** Format: date-time */
            updatedAt: string;
            /** @constant */
            deleted: true;
        };
        PullPage: {
            /** @enum {string} */
            dataType: "TODOS" | "HABITS" | "SETTINGS" | "QUICK_LINKS" | "FOCUS_HISTORY";
            version: number;
            commitId: string | null;
            schema: number;
            changes: components["schemas"]["ServerChange"][];
            skipped?: string[];
            cursor: string;
            hasMore: boolean;
        };
        AllPullPages: {
            dataTypes: {
                TODOS?: components["schemas"]["PullPage"];
                HABITS?: components["schemas"]["PullPage"];
                SETTINGS?: components["schemas"]["PullPage"];
                QUICK_LINKS?: components["schemas"]["PullPage"];
                FOCUS_HISTORY?: components["schemas"]["PullPage"];
            };
            errors?: {
                TODOS?: components["schemas"]["AnyError"];
                HABITS?: components["schemas"]["AnyError"];
                SETTINGS?: components["schemas"]["AnyError"];
                QUICK_LINKS?: components["schemas"]["AnyError"];
                FOCUS_HISTORY?: components["schemas"]["AnyError"];
            };
            cursor: string;
            hasMore: boolean;
        };
        Snapshot: {
            /** @enum {string} */
            dataType: "TODOS" | "HABITS" | "SETTINGS" | "QUICK_LINKS" | "FOCUS_HISTORY";
            version: number;
            commitId: string | null;
            updatedAt: string | null;
            data: {
                [key: string]: components["schemas"]["StoredValue"];
            };
        };
        AllSnapshots: {
            dataTypes: {
                TODOS?: components["schemas"]["Snapshot"];
                HABITS?: components["schemas"]["Snapshot"];
                SETTINGS?: components["schemas"]["Snapshot"];
                QUICK_LINKS?: components["schemas"]["Snapshot"];
                FOCUS_HISTORY?: components["schemas"]["Snapshot"];
            };
            errors?: {
                TODOS?: components["schemas"]["AnyError"];
                HABITS?: components["schemas"]["AnyError"];
                SETTINGS?: components["schemas"]["AnyError"];
                QUICK_LINKS?: components["schemas"]["AnyError"];
                FOCUS_HISTORY?: components["schemas"]["AnyError"];
            };
        };
        CommitRequest: {
            version: number;
            parent: string | null;
            since?: string;
            commitId?: string;
            deviceId?: string;
            schema?: number;
            changes: ({
                id: string;
                value: components["schemas"]["ItemValue"];
                editedAt: number;
            } | {
                id: string;
                /** @constant */
                deleted: true;
                editedAt: number;
            })[];
        };
        ReplaceRequest: {
            version: number;
            parent: string | null;
            since?: string;
            commitId?: string;
            deviceId?: string;
            schema?: number;
            data: {
                [key: string]: components["schemas"]["ItemValue"];
            };
        };
        CommitResult: {
            /** @enum {string} */
            dataType: "TODOS" | "HABITS" | "SETTINGS" | "QUICK_LINKS" | "FOCUS_HISTORY";
            version: number;
            commitId: string | null;
            cursor: string;
        };
        BatchRequest: {
            commits: ({
                version: number;
                parent: string | null;
                since?: string;
                commitId?: string;
                deviceId?: string;
                schema?: number;
                changes: ({
                    id: string;
                    value: components["schemas"]["ItemValue"];
                    editedAt: number;
                } | {
                    id: string;
                    /** @constant */
                    deleted: true;
                    editedAt: number;
                })[];
                /** @enum {string} */
                dataType: "TODOS" | "HABITS" | "SETTINGS" | "QUICK_LINKS" | "FOCUS_HISTORY";
            } | {
                version: number;
                parent: string | null;
                since?: string;
                commitId?: string;
                deviceId?: string;
                schema?: number;
                data: {
                    [key: string]: components["schemas"]["ItemValue"];
                };
                /** @enum {string} */
                dataType: "TODOS" | "HABITS" | "SETTINGS" | "QUICK_LINKS" | "FOCUS_HISTORY";
            })[];
        };
        BatchResult: {
            results: ({
                /** @enum {string} */
                dataType: "TODOS" | "HABITS" | "SETTINGS" | "QUICK_LINKS" | "FOCUS_HISTORY";
                result: components["schemas"]["CommitResult"];
            } | {
                /** @enum {string} */
                dataType: "TODOS" | "HABITS" | "SETTINGS" | "QUICK_LINKS" | "FOCUS_HISTORY";
                error: components["schemas"]["AnyError"];
            })[];
        };
        UserExport: {
            /** Format: date-time */
            exportedAt: string;
            uid: string;
            user: {
                [key: string]: unknown;
            } | null;
            subscription: {
                [key: string]: unknown;
            } | null;
            billing: {
                [key: string]: {
                    [key: string]: unknown;
                };
            };
            devices: {
                [key: string]: {
                    [key: string]: unknown;
                };
            };
            dataTypes: {
                TODOS: components["schemas"]["Snapshot"];
                HABITS: components["schemas"]["Snapshot"];
                SETTINGS: components["schemas"]["Snapshot"];
                QUICK_LINKS: components["schemas"]["Snapshot"];
                FOCUS_HISTORY: components["schemas"]["Snapshot"];
            };
            broken?: {
                [key: string]: {
                    [key: string]: unknown;
                };
            };
        };
        EraseResult: {
            dataTypes: {
                TODOS?: components["schemas"]["CommitResult"];
                HABITS?: components["schemas"]["CommitResult"];
                SETTINGS?: components["schemas"]["CommitResult"];
                QUICK_LINKS?: components["schemas"]["CommitResult"];
                FOCUS_HISTORY?: components["schemas"]["CommitResult"];
            };
        };
        ServerConfig: {
            apiVersion: string;
            schema: number;
            dataTypes: ("TODOS" | "HABITS" | "SETTINGS" | "QUICK_LINKS" | "FOCUS_HISTORY")[];
            limits: {
                [key: string]: number;
            };
        };
        Contract: {
            openapi: string;
        } & {
            [key: string]: unknown;
        };
        AnyError: {
            code: number;
            status: string;
            message: string;
            details: {
                /** @enum {string} */
                reason: "INVALID_REQUEST" | "QUOTA_EXCEEDED" | "UPDATE_REQUIRED" | "TOKEN_MISSING" | "TOKEN_INVALID" | "PRO_REQUIRED" | "SIGN_IN_TOO_OLD" | "WRONG_USER" | "ACCOUNT_DELETED" | "UNKNOWN_DATA_TYPE" | "UNKNOWN_PATH" | "METHOD_NOT_ALLOWED" | "VERSION_MISMATCH" | "CURSOR_EXPIRED" | "REQUEST_TOO_LARGE" | "UNSUPPORTED_MEDIA_TYPE" | "RATE_LIMITED" | "INTERNAL" | "UNAVAILABLE";
                metadata: {
                    [key: string]: unknown;
                };
            }[];
        };
        InvalidRequest: {
            error: {
                /** @constant */
                code: 400;
                /** @constant */
                status: "INVALID_ARGUMENT";
                message: string;
                details: {
                    /** @constant */
                    reason: "INVALID_REQUEST";
                    metadata: {
                        fieldViolations: {
                            field: string;
                            description: string;
                        }[];
                    };
                }[];
            };
        };
        ProRequired: {
            error: {
                /** @constant */
                code: 403;
                /** @constant */
                status: "PERMISSION_DENIED";
                message: string;
                details: {
                    /** @constant */
                    reason: "PRO_REQUIRED";
                    metadata: Record<string, never>;
                }[];
            };
        };
        UnknownDataType: {
            error: {
                /** @constant */
                code: 404;
                /** @constant */
                status: "NOT_FOUND";
                message: string;
                details: {
                    /** @constant */
                    reason: "UNKNOWN_DATA_TYPE";
                    metadata: Record<string, never>;
                }[];
            };
        };
        CursorExpired: {
            error: {
                /** @constant */
                code: 410;
                /** @constant */
                status: "OUT_OF_RANGE";
                message: string;
                details: {
                    /** @constant */
                    reason: "CURSOR_EXPIRED";
                    metadata: {
                        version: number;
                        commitId: string | null;
                    };
                }[];
            };
        };
        TokenMissing: {
            error: {
                /** @constant */
                code: 401;
                /** @constant */
                status: "UNAUTHENTICATED";
                message: string;
                details: {
                    /** @constant */
                    reason: "TOKEN_MISSING";
                    metadata: Record<string, never>;
                }[];
            };
        };
        TokenInvalid: {
            error: {
                /** @constant */
                code: 401;
                /** @constant */
                status: "UNAUTHENTICATED";
                message: string;
                details: {
                    /** @constant */
                    reason: "TOKEN_INVALID";
                    metadata: Record<string, never>;
                }[];
            };
        };
        WrongUser: {
            error: {
                /** @constant */
                code: 403;
                /** @constant */
                status: "PERMISSION_DENIED";
                message: string;
                details: {
                    /** @constant */
                    reason: "WRONG_USER";
                    metadata: Record<string, never>;
                }[];
            };
        };
        RateLimited: {
            error: {
                /** @constant */
                code: 429;
                /** @constant */
                status: "RESOURCE_EXHAUSTED";
                message: string;
                details: {
                    /** @constant */
                    reason: "RATE_LIMITED";
                    metadata: {
                        requestBurst: number;
                        requestsPerMinute: number;
                        retryAfterSeconds: number;
                    };
                }[];
            };
        };
        Internal: {
            error: {
                /** @constant */
                code: 500;
                /** @constant */
                status: "INTERNAL";
                message: string;
                details: {
                    /** @constant */
                    reason: "INTERNAL";
                    metadata: {
                        requestId?: string;
                        dataType?: string;
                    };
                }[];
            };
        };
        Unavailable: {
            error: {
                /** @constant */
                code: 503;
                /** @constant */
                status: "UNAVAILABLE";
                message: string;
                details: {
                    /** @constant */
                    reason: "UNAVAILABLE";
                    metadata: Record<string, never>;
                }[];
            };
        };
        MethodNotAllowed: {
            error: {
                /** @constant */
                code: 405;
                /** @constant */
                status: "UNIMPLEMENTED";
                message: string;
                details: {
                    /** @constant */
                    reason: "METHOD_NOT_ALLOWED";
                    metadata: Record<string, never>;
                }[];
            };
        };
        RequestTooLarge: {
            error: {
                /** @constant */
                code: 413;
                /** @constant */
                status: "INVALID_ARGUMENT";
                message: string;
                details: {
                    /** @constant */
                    reason: "REQUEST_TOO_LARGE";
                    metadata: {
                        maxBytes?: number;
                        maxValues?: number;
                        maxItems?: number;
                        maxChanges?: number;
                    };
                }[];
            };
        };
        UnsupportedMediaType: {
            error: {
                /** @constant */
                code: 415;
                /** @constant */
                status: "INVALID_ARGUMENT";
                message: string;
                details: {
                    /** @constant */
                    reason: "UNSUPPORTED_MEDIA_TYPE";
                    metadata: Record<string, never>;
                }[];
            };
        };
        QuotaExceeded: {
            error: {
                /** @constant */
                code: 400;
                /** @constant */
                status: "FAILED_PRECONDITION";
                message: string;
                details: {
                    /** @constant */
                    reason: "QUOTA_EXCEEDED";
                    metadata: {
                        quota: string;
                        limit: number;
                        items: number;
                        /** @enum {string} */
                        dataType: "TODOS" | "HABITS" | "SETTINGS" | "QUICK_LINKS" | "FOCUS_HISTORY";
                        fieldViolations: {
                            field: string;
                            description: string;
                        }[];
                    };
                }[];
            };
        };
        UpdateRequired: {
            error: {
                /** @constant */
                code: 400;
                /** @constant */
                status: "FAILED_PRECONDITION";
                message: string;
                details: {
                    /** @constant */
                    reason: "UPDATE_REQUIRED";
                    metadata: {
                        schema: number;
                    };
                }[];
            };
        };
        AccountDeleted: {
            error: {
                /** @constant */
                code: 403;
                /** @constant */
                status: "PERMISSION_DENIED";
                message: string;
                details: {
                    /** @constant */
                    reason: "ACCOUNT_DELETED";
                    metadata: Record<string, never>;
                }[];
            };
        };
        VersionMismatch: {
            error: {
                /** @constant */
                code: 409;
                /** @constant */
                status: "ABORTED";
                message: string;
                details: {
                    /** @constant */
                    reason: "VERSION_MISMATCH";
                    metadata: components["schemas"]["PullPage"];
                }[];
            };
        };
        SignInTooOld: {
            error: {
                /** @constant */
                code: 403;
                /** @constant */
                status: "PERMISSION_DENIED";
                message: string;
                details: {
                    /** @constant */
                    reason: "SIGN_IN_TOO_OLD";
                    metadata: {
                        recentSignInMinutes: number;
                    };
                }[];
            };
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description Names the request; the server’s operator finds it in the log by this. */
        "X-Request-Id": string;
        /** @description For `If-None-Match`: what the answer was made of. */
        ETag: string;
        /** @description So many seconds to wait. */
        "Retry-After": number;
        /** @description `Bearer`; with `error="invalid_token"` where there was a token. */
        "WWW-Authenticate": string;
        /** @description The methods that there are. */
        Allow: string;
        /** @description A name for the file. */
        "Content-Disposition": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    pull: {
        parameters: {
            query?: {
                /** @description The cursor of the last answer, or 0: what came after it instead of the whole. */
                since?: string;
                /** @description Changes per page of each data type, at most as many as by default. */
                limit?: number;
            };
            header?: {
                /** @description The `ETag` of an earlier answer to the same call: 304 if nothing has changed since. */
                "If-None-Match"?: string;
                /** @description Whom the request is for; a token of another user is refused. */
                "Daybook-User"?: string;
            };
            path: {
                dataType: "TODOS" | "HABITS" | "SETTINGS" | "QUICK_LINKS" | "FOCUS_HISTORY";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Snapshot"] | components["schemas"]["PullPage"];
                };
            };
            /** @description What If-None-Match names is still so. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description INVALID_REQUEST */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvalidRequest"];
                };
            };
            /** @description TOKEN_MISSING, TOKEN_INVALID */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenMissing"] | components["schemas"]["TokenInvalid"];
                };
            };
            /** @description PRO_REQUIRED, WRONG_USER */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProRequired"] | components["schemas"]["WrongUser"];
                };
            };
            /** @description UNKNOWN_DATA_TYPE */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnknownDataType"];
                };
            };
            /** @description METHOD_NOT_ALLOWED */
            405: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Allow: components["headers"]["Allow"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MethodNotAllowed"];
                };
            };
            /** @description CURSOR_EXPIRED */
            410: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CursorExpired"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RateLimited"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Internal"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Unavailable"];
                };
            };
        };
    };
    commit: {
        parameters: {
            query?: never;
            header?: {
                /** @description Whom the request is for; a token of another user is refused. */
                "Daybook-User"?: string;
            };
            path: {
                dataType: "TODOS" | "HABITS" | "SETTINGS" | "QUICK_LINKS" | "FOCUS_HISTORY";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommitRequest"] | components["schemas"]["ReplaceRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommitResult"];
                };
            };
            /** @description INVALID_REQUEST, QUOTA_EXCEEDED, UPDATE_REQUIRED */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvalidRequest"] | components["schemas"]["QuotaExceeded"] | components["schemas"]["UpdateRequired"];
                };
            };
            /** @description TOKEN_MISSING, TOKEN_INVALID */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenMissing"] | components["schemas"]["TokenInvalid"];
                };
            };
            /** @description PRO_REQUIRED, ACCOUNT_DELETED, WRONG_USER */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProRequired"] | components["schemas"]["AccountDeleted"] | components["schemas"]["WrongUser"];
                };
            };
            /** @description UNKNOWN_DATA_TYPE */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnknownDataType"];
                };
            };
            /** @description METHOD_NOT_ALLOWED */
            405: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Allow: components["headers"]["Allow"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MethodNotAllowed"];
                };
            };
            /** @description VERSION_MISMATCH */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionMismatch"];
                };
            };
            /** @description REQUEST_TOO_LARGE */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestTooLarge"];
                };
            };
            /** @description UNSUPPORTED_MEDIA_TYPE */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnsupportedMediaType"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RateLimited"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Internal"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Unavailable"];
                };
            };
        };
    };
    pullAll: {
        parameters: {
            query?: {
                /** @description The cursor of the last answer, or 0: what came after it instead of the whole. */
                since?: string;
                /** @description Changes per page of each data type, at most as many as by default. */
                limit?: number;
            };
            header?: {
                /** @description The `ETag` of an earlier answer to the same call: 304 if nothing has changed since. */
                "If-None-Match"?: string;
                /** @description Whom the request is for; a token of another user is refused. */
                "Daybook-User"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AllSnapshots"] | components["schemas"]["AllPullPages"];
                };
            };
            /** @description What If-None-Match names is still so. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description INVALID_REQUEST */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvalidRequest"];
                };
            };
            /** @description TOKEN_MISSING, TOKEN_INVALID */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenMissing"] | components["schemas"]["TokenInvalid"];
                };
            };
            /** @description PRO_REQUIRED, WRONG_USER */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProRequired"] | components["schemas"]["WrongUser"];
                };
            };
            /** @description METHOD_NOT_ALLOWED */
            405: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Allow: components["headers"]["Allow"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MethodNotAllowed"];
                };
            };
            /** @description CURSOR_EXPIRED */
            410: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CursorExpired"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RateLimited"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Internal"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Unavailable"];
                };
            };
        };
    };
    commitBatch: {
        parameters: {
            query?: never;
            header?: {
                /** @description Whom the request is for; a token of another user is refused. */
                "Daybook-User"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BatchRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchResult"];
                };
            };
            /** @description INVALID_REQUEST */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvalidRequest"];
                };
            };
            /** @description TOKEN_MISSING, TOKEN_INVALID */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenMissing"] | components["schemas"]["TokenInvalid"];
                };
            };
            /** @description PRO_REQUIRED, WRONG_USER */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProRequired"] | components["schemas"]["WrongUser"];
                };
            };
            /** @description METHOD_NOT_ALLOWED */
            405: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Allow: components["headers"]["Allow"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MethodNotAllowed"];
                };
            };
            /** @description REQUEST_TOO_LARGE */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestTooLarge"];
                };
            };
            /** @description UNSUPPORTED_MEDIA_TYPE */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnsupportedMediaType"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RateLimited"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Internal"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Unavailable"];
                };
            };
        };
    };
    exportUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description Whom the request is for; a token of another user is refused. */
                "Daybook-User"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserExport"];
                };
            };
            /** @description TOKEN_MISSING, TOKEN_INVALID */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenMissing"] | components["schemas"]["TokenInvalid"];
                };
            };
            /** @description WRONG_USER */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WrongUser"];
                };
            };
            /** @description METHOD_NOT_ALLOWED */
            405: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Allow: components["headers"]["Allow"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MethodNotAllowed"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RateLimited"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Internal"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Unavailable"];
                };
            };
        };
    };
    eraseSync: {
        parameters: {
            query?: never;
            header?: {
                /** @description Whom the request is for; a token of another user is refused. */
                "Daybook-User"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EraseResult"];
                };
            };
            /** @description TOKEN_MISSING, TOKEN_INVALID */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenMissing"] | components["schemas"]["TokenInvalid"];
                };
            };
            /** @description WRONG_USER */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WrongUser"];
                };
            };
            /** @description METHOD_NOT_ALLOWED */
            405: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Allow: components["headers"]["Allow"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MethodNotAllowed"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RateLimited"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Internal"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Unavailable"];
                };
            };
        };
    };
    deleteAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description Whom the request is for; a token of another user is refused. */
                "Daybook-User"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description TOKEN_MISSING, TOKEN_INVALID */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenMissing"] | components["schemas"]["TokenInvalid"];
                };
            };
            /** @description SIGN_IN_TOO_OLD, WRONG_USER */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInTooOld"] | components["schemas"]["WrongUser"];
                };
            };
            /** @description METHOD_NOT_ALLOWED */
            405: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Allow: components["headers"]["Allow"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MethodNotAllowed"];
                };
            };
            /** @description RATE_LIMITED */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RateLimited"];
                };
            };
            /** @description INTERNAL */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Internal"];
                };
            };
            /** @description UNAVAILABLE */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Unavailable"];
                };
            };
        };
    };
    config: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServerConfig"];
                };
            };
            /** @description METHOD_NOT_ALLOWED */
            405: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Allow: components["headers"]["Allow"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MethodNotAllowed"];
                };
            };
        };
    };
    contract: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contract"];
                };
            };
            /** @description METHOD_NOT_ALLOWED */
            405: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Allow: components["headers"]["Allow"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MethodNotAllowed"];
                };
            };
        };
    };
}
