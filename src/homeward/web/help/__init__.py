"""Help: lines by country, the limits of this program, who runs the server."""
