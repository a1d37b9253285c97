"""What every answer says to the browser: ours alone, never framed, never kept."""

from __future__ import annotations

from flask import Response, request

from voicebot.wiring import rooms

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        # Bootstrap draws its arrows and ticks with pictures inside its style sheet; so is the QR code.
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # The proof against forged forms asks for it under TLS.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def protect(response: Response) -> Response:
    """For `Flask.after_request`."""
    response.headers.update(HEADERS)
    if not (request.endpoint or "").endswith("static"):
        response.headers["Cache-Control"] = "no-store"
    if rooms().settings.in_production:
        response.headers["Strict-Transport-Security"] = "max-age=31536000"
    return response
