"""Door 1: voice. The provider asks what to do with a call, and is answered in TwiML."""
